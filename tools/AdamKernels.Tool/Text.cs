using System.Globalization;

namespace AdamKernels.Tool;

/// <summary>Texts of reports.</summary>
internal static class Text
{
    public static string Hash(ulong hash) => hash.ToString("x16", CultureInfo.InvariantCulture);

    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Count(long count, string noun) => $"{Number(count)} {noun}{(count == 1 ? "" : "s")}";

    public static string FirstDifference(long? equal, long step) =>
        $"{(equal is { } last ? $"Equal up to step {Number(last)}. " : "")}The first step that differs: {Number(step)}.";

    public static string DifferentDeclarations(string first, string declaration, string second, string other) =>
        $"Expected one declaration, but {first} is of{Environment.NewLine}  {declaration}{Environment.NewLine}"
        + $"and {second} of{Environment.NewLine}  {other}";
}
