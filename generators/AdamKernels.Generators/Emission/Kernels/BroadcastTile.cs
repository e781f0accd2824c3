using AdamKernels.Generators.Emission.Epilogues;
using AdamKernels.Generators.Planning;
using AdamKernels.Generators.Planning.Kernels;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Kernels;

/// <summary>Emits one tile of a <see cref="BroadcastProduct"/>: accumulators, multiply-adds and epilogue.</summary>
internal sealed class BroadcastTile
{
    private readonly BroadcastProduct _product;
    private readonly IEpilogue _epilogue;
    private readonly SourceWriter _writer;
    private readonly VectorWriter _vector;
    private readonly Tiling _tiling;

    /// <param name="product">The product.</param>
    /// <param name="epilogue">What finishes a vector.</param>
    /// <param name="writer">Receives the statements.</param>
    /// <param name="vector">Spells the operations.</param>
    /// <param name="tiling">The tiles.</param>
    public BroadcastTile(BroadcastProduct product, IEpilogue epilogue, SourceWriter writer, VectorWriter vector, Tiling tiling)
    {
        _product = product;
        _epilogue = epilogue;
        _writer = writer;
        _vector = vector;
        _tiling = tiling;
        Accumulators = new TileAccumulators(product, writer, vector, tiling);
        Products = new TileProducts(product, Accumulators, writer, vector);
    }

    public TileAccumulators Accumulators { get; }

    public TileProducts Products { get; }

    /// <summary>The column that the current tile starts at: a constant, or a loop variable.</summary>
    public Position Column { get; set; } = 0;

    /// <summary>The reference to the first vector of B that the tile reads.</summary>
    public string FirstB => Column.IsZero ? $"ref {_product.B}" : $"ref Unsafe.Add(ref {_product.B}, {Column})";

    /// <summary>Declares where a tile reads A and writes C.</summary>
    public void Start(Position row)
    {
        if (_product.A is { } a)
        {
            string first = row.IsZero ? a : $"Unsafe.Add(ref {a}, {row * _product.AStrideM})";
            _writer.Line($"ref float {Products.RowOfA} = ref {first};");
        }

        _writer.Line($"nuint at = {row * _product.CStride + Column};");
    }

    /// <summary>Emits a whole tile.</summary>
    /// <param name="rows">Its rows.</param>
    /// <param name="columns">Its vectors in a row.</param>
    /// <param name="advance">Whether another tile follows.</param>
    public void Tile(int rows, int columns, bool advance)
    {
        Accumulators.Declare(rows, columns, Column);
        Prefetch(rows, columns);
        Products.Emit(rows, columns, FirstB);
        Finish(rows, columns);
        if (advance)
        {
            Advance(rows);
        }
    }

    /// <summary>Prefetches the lines of memory that the epilogue of a tile reads and writes, while its products run.</summary>
    private void Prefetch(int rows, int columns)
    {
        if (!_tiling.PrefetchesForItself)
        {
            return;
        }

        string steps = ((Extent.Variable)_product.K).Name;
        _writer.Line("// Prefetch what this tile will update after its products.")
            .Block($"if ({steps} > {Literal.Int(Tiling.StepsWithoutPrefetch)})", () =>
            {
                foreach (string reference in _epilogue.References)
                {
                    for (int row = 0; row < rows; row++)
                    {
                        int r = row;
                        _writer.Statements(Enumerable.Range(0, columns)
                            .Where(column => column * _vector.Lanes % BufferLayout.Alignment == 0)
                            .Select(column => $"Prefetch.Line(ref {reference}, {Accumulators.Place(r, column)});"));
                    }
                }
            })
            .Blank();
    }

    /// <summary>Joins the chains of a tile and runs the epilogue.</summary>
    public void Finish(int rows, int columns)
    {
        string join = _product.Chains > 1 ? "add the chains in their fixed tree" : "";
        string intent = string.Join(", then ", new[] { join, _epilogue.Intent }.Where(text => text.Length > 0));
        if (intent.Length > 0)
        {
            _writer.Line($"// Epilogue: {intent}.");
        }

        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                string sum = Accumulators.Name(row, column);
                IEnumerable<string> finish = _epilogue.Finish(_vector, sum, Accumulators.Place(row, column));
                _writer.Statements(Accumulators.JoinChains(row, column).Concat(finish));
            }
        }
    }

    /// <summary>Moves on to the next tile of rows.</summary>
    public void Advance(int rows)
    {
        _writer.Blank();

        // Sums without A have one row, and never move on.
        string row = Products.RowOfA;
        _writer.Line($"{row} = ref Unsafe.Add(ref {row}, {Literal.Int(rows * _product.AStrideM)});");
        _writer.Line($"at += {Literal.Int(rows * _product.CStride)};");
    }
}
