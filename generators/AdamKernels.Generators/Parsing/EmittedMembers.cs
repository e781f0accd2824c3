using Microsoft.CodeAnalysis;

namespace AdamKernels.Generators.Parsing;

/// <summary>The members that are emitted into the user's class, with which the user's own names may conflict.</summary>
internal static class EmittedMembers
{
    /// <summary>Methods; the class may have others of the same name.</summary>
    public static readonly EmittedMethod[] Methods =
    [
        new("Predict", "System.ReadOnlySpan<float>", "System.Span<float>"),
        new("GetParameters", "System.Span<float>"),
        new("SetParameters", "System.ReadOnlySpan<float>"),
    ];

    /// <summary>The constructor with a seed.</summary>
    public static readonly EmittedMethod Constructor = new(".ctor", "ulong");

    private static readonly HashSet<string> s_names =
    [
        "InputCount", "OutputCount", "MaxBatchSize", "ParameterCount", "EmittedDescription", "_parameters", "PredictOne", "PredictMany",
    ];

    private static readonly HashSet<string> s_namesOfStandardization = ["InputStandardization", "_inputStandardization"];

    /// <summary>Whether a class cannot have a name because one of its members has it.</summary>
    public static bool IsReservedForMembers(string className, bool standardizesInputs) =>
        IsName(className, standardizesInputs) || Methods.Any(method => method.Name == className);

    /// <summary>Whether a member of the user's class conflicts with an emitted one.</summary>
    public static bool IsTakenBy(ISymbol member, bool standardizesInputs) =>
        IsName(member.Name, standardizesInputs)
        || Methods.Append(Constructor).Any(
            method => method.Name == member.Name && (member is not IMethodSymbol given || method.IsLike(given)));

    private static bool IsName(string name, bool standardizesInputs) =>
        s_names.Contains(name) || (standardizesInputs && s_namesOfStandardization.Contains(name));
}
