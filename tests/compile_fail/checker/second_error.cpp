// expect: second_missing
int main() {
  first_missing();
  second_missing();
}
