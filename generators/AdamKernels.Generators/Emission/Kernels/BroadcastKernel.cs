using AdamKernels.Generators.Emission.Epilogues;
using AdamKernels.Generators.Emission.Optimizers;
using AdamKernels.Generators.Model;
using AdamKernels.Generators.Planning;
using AdamKernels.Generators.Planning.Kernels;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Kernels;

/// <summary>Emits a <see cref="BroadcastProduct"/>: C is held in a tile of registers, and finished by an epilogue.</summary>
internal sealed partial class BroadcastKernel : IKernelEmitter
{
    private readonly BroadcastProduct _product;
    private readonly OptimizerEmitter _optimizer;
    private readonly IEpilogue _epilogue;
    private readonly Dictionary<VectorTarget, Tiling> _tilings = [];

    public BroadcastKernel(BroadcastProduct product, OptimizerEmitter optimizer)
    {
        _product = product;
        _optimizer = optimizer;
        _epilogue = Epilogue.For(product.Epilogue, optimizer);
    }

    /// <summary>Registers beside the accumulators that an update needs while products run: its halves' results and its temporaries.</summary>
    private const int RegistersOfUpdate = 10;

    /// <summary>Vectors in a row: padding included, except that single floats need no padding.</summary>
    private int Vectors(VectorWriter vector) => vector.Target.IsScalar ? _product.Columns : BufferLayout.Pad(_product.Columns) / vector.Lanes;

    public Tiling Plan(VectorTarget target)
    {
        if (!_tilings.TryGetValue(target, out Tiling tiling))
        {
            tiling = Choose(target);
            _tilings.Add(target, tiling);
        }

        return tiling;
    }

    private Tiling Choose(VectorTarget target)
    {
        (int rows, bool vary) = _product.M switch
        {
            Extent.Constant constant => (constant.Value, false),
            Extent.Variable variable => (variable.Typical, true),
            _ => throw new InvalidOperationException(),
        };
        int steps = _product.K is Extent.Variable k ? k.Typical : ((Extent.Constant)_product.K).Value;
        bool mayBlock = vary && _product.K is Extent.Constant && _product.Chains == 1 && !target.IsScalar;
        return TilePlanner.Broadcast(
            target, rows, vary, Vectors(new VectorWriter(target)), steps, _product.Chains, mayBlock ? _product.BStrideK : 0, IsLong(target) ? RegistersOfUpdate : 0, _epilogue.Operations);
    }

    /// <summary>
    /// Whether the results of a tile wait in memory, at a reference named pending, until the next tile's products run: there must be a next
    /// tile, and an epilogue that is worth it.
    /// </summary>
    public bool Defers(VectorTarget target) => Defers(target, Plan(target).Main);

    private bool Defers(VectorTarget target, Tile tile) =>
        IsLong(target) && _product.M is Extent.Constant m && tile.Rows > 1 && m.Value >= 2 * tile.Rows;

    private bool IsLong(VectorTarget target) => _epilogue is IDeferredEpilogue { IsWorthDeferring: true } && !target.IsScalar;

    public void Emit(SourceWriter writer, VectorWriter vector)
    {
        Tiling tiling = Plan(vector.Target);
        Tile tile = tiling.Main;
        bool defers = Defers(vector.Target, tile);
        string chains = _product.Chains > 1 ? $", {_product.Chains} chains" : "";
        string blocks = tiling.BlockSteps > 0 ? $" Sums in blocks of {Literal.Int(tiling.BlockSteps)} steps." : "";
        writer.Line($"/// <summary>{Summary}</summary>")
            .Line($"/// <remarks>Tile: {Count(tile.Rows, "row")} of {Count(tile.Columns, vector.Target.IsScalar ? "float" : "vector")}{chains}.{blocks}{(defers ? " Each tile is updated beside the products of the next." : "")}</remarks>")
            .Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]")
            .Block($"public static {Signature.Declaration}", () => new Body(this, writer, vector, tiling, defers).Emit());
        if (RowSignature is { } row)
        {
            writer.Blank()
                .Line($"/// <summary>One row of <see cref=\"{_product.Name}\"/>.</summary>")
                .Line($"[MethodImpl(MethodImplOptions.{_product.RowMethod})]")
                .Block($"public static {row.Declaration}", () => new Body(this, writer, vector, tiling, defers).EmitRow());
        }
    }

    public Signature Signature => new(
        _product.Name,
        [
            .. References,
            .. new[] { _product.M, _product.K }.OfType<Extent.Variable>().Select(extent => Parameter.Rows(extent.Name)),
            .. _product.Continued is null ? [] : (Parameter[])[Parameter.Continues],
            .. _epilogue.Parameters,
        ]);

    public Signature? RowSignature =>
        _product.RowMethod is null ? null : new(_product.Name + "Row", [.. References]);

    /// <summary>The references that it takes; what its sums go on from may be where they are stored.</summary>
    private IEnumerable<Parameter> References =>
    [
        .. new[] { VectorTarget.All.Any(Defers) ? "pending" : null, _product.A, _product.B, _product.Init }.OfType<string>().Select(Parameter.Reference),
        .. _epilogue.References.Concat([_product.Continued]).OfType<string>().Distinct().Select(name =>
            _product.IsGradient && name != Parameter.Updated ? Parameter.Follower(name) : Parameter.Reference(name)),
    ];

    private string Summary => !_product.IsGradient ? _product.Summary
        : _product.Epilogue is EpiloguePlan.Update ? $"{_optimizer.Name} update, by their gradient, of the {_product.Summary}"
        : $"Gradient of the {_product.Summary}";

    /// <summary>Whether what an update reads and writes is beyond the first-level cache.</summary>
    private bool Prefetches => !FirstLevelCache.Holds(_product.ParameterLength * (1 + _optimizer.Buffers.Count));

    private static string Count(int count, string noun) => $"{Literal.Int(count)} {noun}{(count == 1 ? "" : "s")}";
}
