// A line of networks.txt: an attribute with its options.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace reference {

/// Options are taken one by one, so that those that nobody knows are left over, and an error.
class Options {
  public:
    explicit Options(const std::string& line);

    const std::string& attribute() const { return attribute_; }

    /// The text of an option; empty if it is left out.
    std::string take(const std::string& name);
    double take_number(const std::string& name, double if_absent = 0);
    int take_integer(const std::string& name, int if_absent = 0);
    bool take_flag(const std::string& name);
    std::vector<double> take_list(const std::string& name);

    /// Throws if an option is left.
    void finish() const;

  private:
    std::string attribute_;
    std::map<std::string, std::string> values_;
};

}  // namespace reference
