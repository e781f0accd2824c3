using AdamKernels.Generators.Planning.Kernels;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Kernels;

/// <summary>The methods for a single row of a product.</summary>
internal static class RowMethods
{
    public static Signature? SignatureOf(RowMethod? method, string product, IReadOnlyList<Parameter> references) =>
        method is null ? null : new Signature(product + "Row", references);

    /// <summary>Emits a method.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="method">How it is compiled.</param>
    /// <param name="product">Name of the product's method for several rows.</param>
    /// <param name="signature">Its signature.</param>
    /// <param name="body">Emits its body.</param>
    public static void Emit(SourceWriter writer, RowMethod? method, string product, Signature signature, Action body)
    {
        writer.Blank()
            .Line($"/// <summary>One row of <see cref=\"{product}\"/>.</summary>")
            .Line(method == RowMethod.Inlined ? KernelMethod.Inlined : KernelMethod.Attribute)
            .Block($"public static {signature.Declaration}", body);
    }
}
