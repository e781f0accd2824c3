// reference networks.txt [network ...]: trains the networks, or those that are named, and prints their hashes.

#include <algorithm>
#include <exception>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "conformance.h"

int main(int argument_count, char** arguments) {
    try {
        const std::vector<std::string> names(arguments + std::min(argument_count, 2), arguments + argument_count);
        if (argument_count < 2) {
            std::cerr << "Usage: reference networks.txt [network ...]\n";
            return 2;
        }

        std::ifstream file(arguments[1]);
        if (!file) {
            std::cerr << "The file " << arguments[1] << " cannot be read.\n";
            return 2;
        }

        const std::vector<reference::NetworkDeclaration> networks = reference::read_networks(file);
        const auto is_named = [](const std::string& name) {
            return [&name](const reference::NetworkDeclaration& network) { return network.name == name; };
        };
        for (const std::string& name : names) {
            if (std::ranges::none_of(networks, is_named(name))) {
                std::cerr << "There is no network " << name << ".\n";
                return 2;
            }
        }

        for (const reference::NetworkDeclaration& network : networks) {
            if (names.empty() || std::ranges::find(names, network.name) != names.end()) {
                reference::print_hashes(network, std::cout);
            }
        }

        return std::cout.flush() ? 0 : 1;
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        return 1;
    }
}
