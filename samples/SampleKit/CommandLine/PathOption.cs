using System.CommandLine;

namespace SampleKit.CommandLine;

/// <summary>Options that take the path of a file or a directory.</summary>
public static class PathOption
{
    public static Option<string?> Create(string name, string helpName, string description)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = helpName };

        // A shell expands a variable that is not set to an empty text.
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: "" }])
            {
                result.AddError($"{name}: expected a path, found an empty text");
            }
        });
        return option;
    }
}
