// The lines of hashes.txt.
#pragma once

#include <iosfwd>

#include "declaration.h"

namespace reference {

/// Trains a network as README.md says, and prints its lines.
void print_hashes(const NetworkDeclaration& network, std::ostream& output);

}  // namespace reference
