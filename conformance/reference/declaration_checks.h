// What a declaration must have, so that a mistake in networks.txt is an error and not another network.
#pragma once

#include "declaration.h"

namespace reference {

/// Throws an error that names the network and says what was expected.
void check(const NetworkDeclaration& network);

}  // namespace reference
