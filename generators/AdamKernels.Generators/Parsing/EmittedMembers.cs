using Microsoft.CodeAnalysis;

namespace AdamKernels.Generators.Parsing;

/// <summary>The members that are emitted into the user's class, with which the user's own names may conflict.</summary>
internal sealed class EmittedMembers(bool standardizesInputs, bool standardizesTargets)
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

    private readonly string[] _standardizations =
    [
        .. standardizesInputs ? ["InputStandardization", "_inputStandardization"] : (string[])[],
        .. standardizesTargets ? ["TargetStandardization", "_targetStandardization"] : (string[])[],
    ];

    /// <summary>Whether a class cannot have a name because one of its members has it.</summary>
    public bool IsReserved(string className) => IsName(className) || Methods.Any(method => method.Name == className);

    /// <summary>Whether a member of the user's class conflicts with an emitted one.</summary>
    public bool IsTakenBy(ISymbol member) => IsName(member.Name)
        || Methods.Append(Constructor).Any(
            method => method.Name == member.Name && (member is not IMethodSymbol given || method.IsLike(given)));

    private bool IsName(string name) => s_names.Contains(name) || _standardizations.Contains(name);
}
