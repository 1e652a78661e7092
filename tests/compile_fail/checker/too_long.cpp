// expect: missing_1
int main() {
  missing_1();
  missing_2();
  missing_3();
  missing_4();
  missing_5();
  missing_6();
  missing_7();
  missing_8();
  missing_9();
}
