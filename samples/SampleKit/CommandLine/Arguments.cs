using System.CommandLine;
using System.CommandLine.Invocation;

namespace SampleKit.CommandLine;

/// <summary>Parses the arguments of a program by its declared options.</summary>
public static class Arguments
{
    /// <summary>Parses the arguments, or writes the help if they ask for it.</summary>
    /// <returns>The values; null if the help was written.</returns>
    /// <exception cref="UserErrorException">An argument is unknown or out of range.</exception>
    public static ParseResult? Parse(RootCommand root, string[] arguments, TextWriter output)
    {
        // Here an argument that starts with @ is a path like any other, not a response file.
        ParseResult result = root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (result.Action is not (null or ParseErrorAction))
        {
            result.Invoke(new InvocationConfiguration { Output = output, EnableDefaultExceptionHandler = false });
            return null;
        }

        return result.Errors.Count == 0 ? result : throw new UserErrorException(result.Errors[0].Message);
    }
}
