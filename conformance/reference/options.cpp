#include "options.h"

#include <cmath>
#include <locale>
#include <sstream>
#include <stdexcept>

namespace reference {

namespace {

/// The nearest double, whatever the locale of the program.
double number_of(const std::string& text) {
    std::istringstream stream(text);
    stream.imbue(std::locale::classic());
    double value = 0;
    if (!(stream >> value) || stream.peek() != std::istringstream::traits_type::eof()) {
        throw std::runtime_error("Expected a number, but got \"" + text + "\".");
    }

    return value;
}

std::vector<std::string> split(const std::string& text, const std::string& separator) {
    std::vector<std::string> parts;
    std::size_t start = 0;
    for (std::size_t end = 0; (end = text.find(separator, start)) != std::string::npos; start = end + separator.size()) {
        parts.push_back(text.substr(start, end - start));
    }

    parts.push_back(text.substr(start));
    return parts;
}

}  // namespace

Options::Options(const std::string& line) {
    const std::size_t start = line.find_first_not_of(' ');
    const std::size_t end = line.find(' ', start);
    attribute_ = line.substr(start, end - start);
    if (end == std::string::npos) {
        return;
    }

    for (const std::string& option : split(line.substr(end + 1), ", ")) {
        const std::vector<std::string> parts = split(option, " = ");
        if (parts.size() != 2) {
            throw std::runtime_error("Expected \"name = value\", but got \"" + option + "\".");
        }

        if (!values_.emplace(parts[0], parts[1]).second) {
            throw std::runtime_error(attribute_ + " has the option " + parts[0] + " twice.");
        }
    }
}

std::string Options::take(const std::string& name) {
    const auto option = values_.find(name);
    return option == values_.end() ? std::string() : values_.extract(option).mapped();
}

double Options::take_number(const std::string& name, double if_absent) {
    const std::string text = take(name);
    return text.empty() ? if_absent : number_of(text);
}

int Options::take_integer(const std::string& name, int if_absent) {
    const double value = take_number(name, if_absent);
    if (value != std::floor(value) || std::abs(value) > 1e9) {
        throw std::runtime_error(attribute_ + " " + name + " must be an integer of at most 9 digits.");
    }

    return static_cast<int>(value);
}

bool Options::take_flag(const std::string& name) {
    const std::string text = take(name);
    if (!text.empty() && text != "true") {
        throw std::runtime_error(attribute_ + " " + name + " must be true, or left out.");
    }

    return !text.empty();
}

std::vector<double> Options::take_list(const std::string& name) {
    const std::string text = take(name);
    std::vector<double> numbers;
    if (!text.empty()) {
        if (text.size() < 3 || text.front() != '[' || text.back() != ']') {
            throw std::runtime_error(attribute_ + " " + name + " must be a list such as [1; 0.5].");
        }

        for (const std::string& number : split(text.substr(1, text.size() - 2), "; ")) {
            numbers.push_back(number_of(number));
        }
    }

    return numbers;
}

void Options::finish() const {
    if (!values_.empty()) {
        throw std::runtime_error(attribute_ + " has the option " + values_.begin()->first + ", which this program does not know.");
    }
}

}  // namespace reference
