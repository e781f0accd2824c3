namespace AdamKernels.Generators.Model;

/// <summary>A kind of vector that kernels are emitted for.</summary>
/// <param name="Name">Name of the vector type, and of the runtime's path.</param>
/// <param name="Lanes">Floats in a vector.</param>
/// <param name="Registers">Vector registers that a kernel may fill; one more is left to the compiler's temporaries.</param>
internal sealed record VectorTarget(string Name, int Lanes, int Registers)
{
    /// <summary>Lanes of the widest vector: on every target, the unit in which rows are padded and sums are ordered.</summary>
    public const int BlockLanes = 16;

    public static readonly VectorTarget Vector512 = new("Vector512", 16, 31);

    public static readonly VectorTarget Vector256 = new("Vector256", 8, 15);

    /// <summary>Arm64 has 32 registers of this kind and x64 has 16; one plan serves both.</summary>
    public static readonly VectorTarget Vector128 = new("Vector128", 4, 15);

    /// <summary>Without vectors, each multiply-add may take a dozen instructions: small tiles keep the methods small.</summary>
    public static readonly VectorTarget Scalar = new("Scalar", 1, 7);

    /// <summary>All targets, widest first.</summary>
    public static readonly VectorTarget[] All = [Vector512, Vector256, Vector128, Scalar];

    public bool IsScalar => Lanes == 1;
}
