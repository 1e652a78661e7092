// The list of peers. HONE_HAS_ONEDNN says that CMake has found it.
#include "peer.hpp"

namespace hone::bench {

#ifndef HONE_HAS_ONEDNN
std::vector<Peer> onednn_peers(const Problem&, int) { return {}; }
constexpr const char* why_no_onednn = "libdnnl-dev is not installed";
#else
constexpr const char* why_no_onednn = "";
#endif

std::vector<PeerLibrary> peer_libraries() {
  return {{"oneDNN", why_no_onednn, onednn_peers},
          {"OpenBLAS", why_no_openblas(), openblas_peers},
          {"Eigen", "", eigen_peers}};
}

}  // namespace hone::bench
