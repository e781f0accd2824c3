using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace AdamKernels.Generators.Diagnostics;

/// <summary>
/// What a code fix must know. It travels with a diagnostic, in its additional locations and properties, so that ranges, choices and places
/// have their one home in the parser and a fix only edits text.
/// </summary>
internal sealed record FixFacts
{
    private const string Roles = nameof(Roles);

    private ImmutableArray<(FixRole Role, Location Place)> Places { get; init; } = [];

    private ImmutableDictionary<string, string?> Texts { get; init; } = ImmutableDictionary<string, string?>.Empty;

    /// <summary>Nothing: there is no mechanical fix, or it needs no more than the marked place.</summary>
    public static FixFacts None { get; } = new();

    /// <summary>Adds a place; a place that the source does not have is left out, and with it the fix.</summary>
    public FixFacts At(FixRole role, Location? place) => place is null ? this : this with { Places = Places.Add((role, place)) };

    public FixFacts At(FixRole role, IEnumerable<Location?> places) => places.Aggregate(this, (facts, place) => facts.At(role, place));

    public FixFacts With(FixText text, string value) => this with { Texts = Texts.SetItem(text.ToString(), value) };

    /// <summary>The suggestion to write a number at a place.</summary>
    public FixFacts Set(string title, string number, params IEnumerable<Location?> places) =>
        At(FixRole.Set, places).With(FixText.Number, number).With(FixText.NumberTitle, title);

    /// <summary>A diagnostic that carries the facts.</summary>
    public Diagnostic Report(DiagnosticDescriptor descriptor, Location place, params object[] arguments) => Diagnostic.Create(
        descriptor,
        place,
        Places.Select(item => item.Place),
        Texts.SetItem(Roles, string.Join(",", Places.Select(item => item.Role))),
        arguments);

    /// <summary>The places of a diagnostic at which a fix has something to do.</summary>
    public static ImmutableArray<Location> PlacesOf(Diagnostic diagnostic, FixRole role)
    {
        string[] roles = (diagnostic.Properties.GetValueOrDefault(Roles) ?? "").Split(',');
        return [.. diagnostic.AdditionalLocations.Where((_, i) => i < roles.Length && roles[i] == role.ToString())];
    }

    public static string? TextOf(Diagnostic diagnostic, FixText text) => diagnostic.Properties.GetValueOrDefault(text.ToString());
}
