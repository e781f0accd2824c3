using System.CommandLine;

namespace SampleKit.CommandLine;

/// <summary>Options that take the path of a file or a directory.</summary>
public static class PathOption
{
    /// <summary>Creates an option.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="helpName">What the help calls the path.</param>
    /// <param name="description">What the path is for.</param>
    /// <param name="implied">The path if the option is there without one; null if it needs one.</param>
    public static Option<string?> Create(string name, string helpName, string description, string? implied = null)
    {
        var option = new Option<string?>(name)
        {
            Description = description,
            HelpName = helpName,
            Arity = implied is null ? ArgumentArity.ExactlyOne : ArgumentArity.ZeroOrOne,
            CustomParser = argument => argument.Tokens is [var path] ? path.Value : implied,
        };

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
