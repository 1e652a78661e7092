// expect: the_extent_is_odd
template <int extent>
int half() {
  static_assert(extent % 2 == 0, "the_extent_is_odd");
  return extent / 2;
}
int main() { return half<3>(); }
