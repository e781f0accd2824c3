using AdamKernels.Generators.Planning.Program;

namespace AdamKernels.Generators.Emission.Kernels;

/// <summary>A parameter of an emitted method.</summary>
/// <param name="Type">Its type, as it is declared.</param>
/// <param name="Name">Its name.</param>
internal sealed record Parameter(string Type, string Name)
{
    /// <summary>
    /// Name of the reference to the parameters that an update changes. States and gradients are passed at the same offset.
    /// </summary>
    public const string Updated = "w";

    private const string ReferenceType = "ref float";

    /// <summary>Name of the reference to the gradients of <see cref="Updated"/>.</summary>
    public const string Gradient = "g";

    public bool IsReference => Type == ReferenceType;

    /// <summary>Whether it is a reference to a buffer with the layout of the network's parameters, passed at their offset.</summary>
    public bool FollowsParameters { get; private init; }

    public string Declaration => $"{Type} {Name}";

    /// <summary>A reference to the first float of something.</summary>
    public static Parameter Reference(string name) => new(ReferenceType, name);

    /// <summary>A reference to a state or to gradients, at the offset of the parameters that the reference w refers to.</summary>
    public static Parameter Follower(string name) => Reference(name) with { FollowsParameters = true };

    /// <summary>A number of rows.</summary>
    public static Parameter Rows(string name = "rows") => new("nuint", name);

    /// <summary>The rows of a batch in shards, and how their sums are added.</summary>
    public static Parameter Shards { get; } = new("global::System.ReadOnlySpan<ShardSum>", "shards");

    /// <summary>Whether sums continue from those of earlier rows of the batch.</summary>
    public static Parameter Continues { get; } = new("bool", "continues");

    /// <summary>The portion of a kernel's tiles that a call computes.</summary>
    public static Parameter Portion { get; } = new("Portion", "portion");

    /// <summary>The key of the random numbers of a step.</summary>
    public static Parameter Dropout { get; } = new("DropoutKey", "dropout");

    /// <summary>The fraction of values to drop.</summary>
    public static Parameter Fraction { get; } = new("double", "fraction");

    /// <summary>The scalars of a step.</summary>
    public static Parameter Scalars { get; } = new("StepScalars", "scalars");

    /// <summary>A coefficient of the update.</summary>
    public static Parameter Coefficient(string name) => new("float", name);

    /// <summary>What the loss is divided by.</summary>
    public static Parameter Divisor { get; } = new("double", "divisor");
}
