using AdamKernels.Generators.Emission.Epilogues;
using AdamKernels.Generators.Emission.Optimizers;
using AdamKernels.Generators.Model;
using AdamKernels.Generators.Planning;
using AdamKernels.Generators.Planning.Kernels;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Kernels;

/// <summary>Emits a <see cref="BroadcastProduct"/>: a tile of C is held in registers and finished by an epilogue.</summary>
internal sealed class BroadcastKernel : IKernelEmitter
{
    private readonly BroadcastProduct _product;
    private readonly IEpilogue _epilogue;
    private readonly Dictionary<VectorTarget, Tiling> _tilings;

    public BroadcastKernel(BroadcastProduct product, OptimizerEmitter optimizer)
    {
        _product = product;
        _epilogue = Epilogue.For(product.Epilogue, optimizer);
        _tilings = VectorTarget.All.ToDictionary(target => target, product.ChooseTiling);
        Parameter[] references = [.. References];
        RowSignature = RowMethods.SignatureOf(product.RowMethod, product.Name, references);
        Signature = new(
            product.Name,
            [
                .. references,
                .. new[] { product.M, product.K }.OfType<Extent.Variable>().Select(extent => Parameter.Rows(extent.Name)),
                .. product.K is Extent.Shards ? (Parameter[])[Parameter.Shards] : [],
                .. product.Division == TileDivision.None ? [] : (Parameter[])[Parameter.Portion],
                .. product.Continued is null ? [] : (Parameter[])[Parameter.Continues],
                .. _epilogue.Parameters,
            ]);
    }

    public Signature Signature { get; }

    public Signature? RowSignature { get; }

    public void Emit(SourceWriter writer, VectorWriter vector)
    {
        Tiling tiling = _tilings[vector.Target];
        var loops = new BroadcastLoops(_product, _epilogue, writer, vector, tiling, RowSignature);
        writer.Line($"/// <summary>{Summary}</summary>")
            .Line($"/// <remarks>{Describe(tiling, vector.Target)}</remarks>")
            .Line(KernelMethod.Attribute)
            .Block($"public static {Signature.Declaration}", loops.Emit);
        if (RowSignature is { } row)
        {
            RowMethods.Emit(writer, _product.RowMethod, _product.Name, row, loops.EmitRow);
        }
    }

    /// <summary>The references that it takes, the same on every path.</summary>
    private IEnumerable<Parameter> References
    {
        get
        {
            string? pending = _product.WaitingTiles > 0 ? DeferredTiles.Pending : null;
            IEnumerable<string> sources = new[] { pending, _product.A, _product.B, _product.Init }.OfType<string>();
            return
            [
                .. sources.Select(Parameter.Reference),
                .. BroadcastTile.LaidOutAsC(_product, _epilogue).Select(name =>
                    _product.IsGradient && name != Parameter.Updated ? Parameter.Follower(name) : Parameter.Reference(name)),
            ];
        }
    }

    private string Summary => (_product.IsGradient, _product.Epilogue) switch
    {
        (false, _) => _product.Summary,
        (_, EpiloguePlan.Update update) =>
            $"{update.Optimizer.Traits.Name} update of the {_product.GradientOf} from their gradient: {_product.Summary}",
        _ => $"Gradient of the {_product.GradientOf}: {_product.Summary}",
    };

    private string Describe(Tiling tiling, VectorTarget target)
    {
        string chains = _product.Chains > 1 ? $", {_product.Chains} chains" : "";
        string blocks = tiling.BlockSteps > 0 ? $" Sums in blocks of {Literal.Int(tiling.BlockSteps)} steps." : "";
        string shards = _product.K is Extent.Shards ? " Shards are added in their tree, tile by tile." : "";
        string updates = tiling.Defers ? " The update of each tile overlaps with the products of the next." : "";
        string columns = Literal.Count(tiling.Main.Columns, target.IsScalar ? "float" : "vector");
        return $"Tile: {Literal.Count(tiling.Main.Rows, "row")} of {columns}{chains}.{blocks}{shards}{updates}";
    }
}
