#include "space/programs.hpp"
#include "space/states.hpp"

#include <hone/space/generate_sketches.hpp>
#include <hone/space/sketch/add_cache_write.hpp>
#include <hone/space/sketch/skip_stage.hpp>

#include <doctest/doctest.h>

using namespace hone;

namespace {

std::vector<std::string> cached(const Program& program) {
  std::vector<std::string> texts;
  const Task task = programs::task_of(program);
  for (const Sketch& s : generate_sketches(task, std::tuple{AddCacheWrite{}, SkipStage{}})) {
    texts.push_back(states::steps_of(s.state));
  }
  return texts;
}

}  // namespace

TEST_CASE("a tiled stage without an element-wise reader gets a copy, once") {
  CHECK(cached(programs::matmul(64, 64, 64)) == std::vector<std::string>{"", "cache_write(C)"});
}

TEST_CASE("a stage with an element-wise reader, or nothing to tile, gets none") {
  CHECK(cached(programs::dense(64, 64, 64)) == std::vector<std::string>{""});
  CHECK(cached(programs::softmax(8, 8)) == std::vector<std::string>{""});
}
