// This file does not say what it expects.
int main() { return missing; }
