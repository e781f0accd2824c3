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
    /// The namespace of its kernels, which contains nothing else. The last part keeps the kernels from seeing the namespaces of networks
    /// that are nested in this one.
    /// </summary>
    public string KernelNamespace => $"AdamKernels.Generated.{FullName}.EmittedKernels";

    /// <summary>
    /// Whether the user wrote a constructor that does not call another one of the class. Such a constructor must find the parameters
    /// initialized.
    /// </summary>
    public bool HasOwnConstructor { get; init; }

    /// <summary>Whether an expression that creates the class must give some members a value.</summary>
    public bool HasRequiredMembers { get; init; }

    /// <summary>Names of emitted methods that the base class declares as abstract or virtual.</summary>
    public EquatableArray<string> Overrides { get; init; }

    /// <summary>The modifier of an emitted method: it overrides a method that the base class leaves to be overridden.</summary>
    public string Override(string method) => Overrides.Contains(method) ? "override " : "";
}
