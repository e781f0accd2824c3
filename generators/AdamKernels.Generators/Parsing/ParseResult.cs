using System.Collections.Immutable;
using AdamKernels.Generators.Model;
using Microsoft.CodeAnalysis;

namespace AdamKernels.Generators.Parsing;

/// <summary>The result of parsing a declaration.</summary>
/// <param name="Spec">The spec; null if the declaration has errors.</param>
/// <param name="Diagnostics">What is wrong with the declaration.</param>
internal readonly record struct ParseResult(NetworkSpec? Spec, ImmutableArray<Diagnostic> Diagnostics);
