namespace AdamKernels.Generators.Model;

/// <summary>Where a partial class is declared.</summary>
/// <param name="Namespace">Its namespace, empty for the global one.</param>
/// <param name="Containers">The declarations that it is nested in, outermost first, such as <c>partial class Outer</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="HintName">Its full name, for the names of generated files.</param>
/// <param name="FullName">Its full name as code writes it, without <c>global::</c>.</param>
internal sealed record TypeSpec(string Namespace, EquatableArray<string> Containers, string Name, string HintName, string FullName)
{
    /// <summary>
    /// The namespace of its kernels, which no code but theirs is in. Its last part keeps the namespaces of networks that are nested in this
    /// one out of what the kernels see.
    /// </summary>
    public string KernelNamespace => $"AdamKernels.Generated.{FullName}.EmittedKernels";

    /// <summary>
    /// Whether the user wrote a constructor that does not call another one of the class: it must find the parameters initialized.
    /// </summary>
    public bool HasOwnConstructor { get; init; }

    /// <summary>Names of emitted methods that the base class declares as abstract or virtual.</summary>
    public EquatableArray<string> Overrides { get; init; }

    /// <summary>What comes before an emitted method: it overrides where the base class asks for it.</summary>
    public string Override(string method) => Overrides.Contains(method) ? "override " : "";
}
