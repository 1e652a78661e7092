// expect: a phrase that no compiler says
int main() { return missing; }
