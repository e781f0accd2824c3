namespace AdamKernels.Generators.Model;

/// <summary>Where a partial class is declared.</summary>
/// <param name="Namespace">Its namespace, empty for the global one.</param>
/// <param name="Containers">The declarations that it is nested in, outermost first, such as <c>partial class Outer</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="HintName">Its full name, for the names of generated files.</param>
internal sealed record TypeSpec(string Namespace, EquatableArray<string> Containers, string Name, string HintName);
