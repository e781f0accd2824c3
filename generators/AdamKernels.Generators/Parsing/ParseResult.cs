using System.Collections.Immutable;
using AdamKernels.Generators.Model;
using Microsoft.CodeAnalysis;

namespace AdamKernels.Generators.Parsing;

/// <summary>The result of parsing a declaration.</summary>
/// <param name="Spec">The network; null if it has errors.</param>
/// <param name="Surface">The public members; null if they cannot be added to the class.</param>
/// <param name="Diagnostics">What is wrong with the network or with the class.</param>
internal readonly record struct ParseResult(NetworkSpec? Spec, SurfaceSpec? Surface, ImmutableArray<Diagnostic> Diagnostics);
