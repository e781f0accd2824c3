using System.CommandLine;
using System.CommandLine.Invocation;

namespace DigitSample.CommandLine;

/// <summary>Reads the arguments of a program whose options are declared.</summary>
internal static class Arguments
{
    /// <summary>Reads the arguments, or writes the help if that is what they ask for.</summary>
    /// <returns>The values; null if the help was written.</returns>
    /// <exception cref="UserErrorException">An argument is unknown or out of range.</exception>
    public static ParseResult? Parse(RootCommand root, string[] arguments, TextWriter output)
    {
        // An argument that starts with @ is a path like any other here, not a file of arguments.
        ParseResult result = root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (result.Action is not (null or ParseErrorAction))
        {
            result.Invoke(new InvocationConfiguration { Output = output, EnableDefaultExceptionHandler = false });
            return null;
        }

        return result.Errors.Count == 0 ? result : throw new UserErrorException(result.Errors[0].Message);
    }
}
