using AdamKernels.Generators.Emission.Epilogues;
using AdamKernels.Generators.Planning;
using AdamKernels.Generators.Planning.Kernels;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Kernels;

/// <summary>Emits one tile of a <see cref="BroadcastProduct"/>: accumulators, multiply-adds and epilogue.</summary>
internal sealed class BroadcastTile
{
    /// <summary>Appended to the name of a reference: the reference to where the tile starts.</summary>
    public const string Row = "Row";

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

    /// <summary>
    /// References to what has the layout of C: those of the epilogue, and the sums that a tile continues from, which may be where it stores
    /// results.
    /// </summary>
    public static IEnumerable<string> LaidOutAsC(BroadcastProduct product, IEpilogue epilogue) =>
        epilogue.References.Concat([product.Continued]).OfType<string>().Distinct();

    /// <summary>Declares where a tile reads A, and where it reads and writes what has the layout of C.</summary>
    /// <param name="row">Its first row.</param>
    public void Start(Position row) => Start(row, movesOn: true);

    /// <summary>The same for a tile of known size, which may need no references of its own.</summary>
    /// <param name="row">Its first row.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="columns">Its vectors in a row.</param>
    /// <param name="advance">Whether another tile follows.</param>
    public void Start(Position row, int rows, int columns, bool advance) => Start(row, advance || MovesInLoop(rows, columns));

    /// <summary>The same for a tile whose epilogue waits: the index at which the tile starts in C takes the place of references.</summary>
    public void StartDeferred(Position row)
    {
        StartA(row);
        Accumulators.Row = Row;
        _writer.Line($"nuint at = {PlaceInC(row)};");
        StartC(row, new[] { _product.Continued }.OfType<string>());
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
        if (_tiling.UpdatesInLoop(rows, columns))
        {
            FinishInLoop(rows, columns);
        }
        else
        {
            Finish(rows, columns);
        }

        if (advance)
        {
            // A loop over rows leaves its references at the next tile.
            IEnumerable<string> moved = MovesInLoop(rows, columns) ? _epilogue.References : [];
            Advance(rows, LaidOutAsC(_product, _epilogue).Except(moved));
        }
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
    public void Advance(int rows) => Advance(rows, LaidOutAsC(_product, _epilogue));

    private void Start(Position row, bool movesOn)
    {
        StartA(row);
        Accumulators.Row = movesOn || !PlaceInC(row).IsZero ? Row : "";
        if (Accumulators.Row.Length > 0)
        {
            StartC(row, LaidOutAsC(_product, _epilogue));
        }
    }

    /// <summary>Whether a loop of the tile moves the references of its epilogue from row to row.</summary>
    private bool MovesInLoop(int rows, int columns) => rows > 1 && _tiling.UpdatesInLoop(rows, columns);

    private void StartA(Position row)
    {
        if (_product.A is { } a)
        {
            Declare(a, row * _product.AStrideM);
        }
    }

    private void StartC(Position row, IEnumerable<string> references)
    {
        foreach (string reference in references)
        {
            Declare(reference, PlaceInC(row));
        }
    }

    private void Declare(string reference, Position at) => _writer.Line(
        $"ref float {reference}{Row} = ref {(at.IsZero ? reference : $"Unsafe.Add(ref {reference}, {at})")};");

    private Position PlaceInC(Position row) => row * _product.CStride + Column;

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
                            .Select(column => Accumulators.Place(r, column))
                            .Select(place => $"Prefetch.Line(ref {place.From(reference)}, {place});"));
                    }
                }
            })
            .Blank();
    }

    /// <summary>
    /// Runs the epilogue from memory. It is long, and a method with a copy for each result would take long to compile.
    /// </summary>
    private void FinishInLoop(int rows, int columns)
    {
        const string Next = "next", Offset = "offset";
        int width = columns * _vector.Lanes;
        _writer.Line($"// Epilogue: {_epilogue.Intent}, from memory, so that its code stands here once.");
        for (int row = 0; row < rows; row++)
        {
            int r = row;
            _writer.Statements(Enumerable.Range(0, columns).Select(column => _vector.Store(
                Accumulators.Name(r, column), DeferredTiles.Pending, r * width + column * _vector.Lanes)));
        }

        if (rows == 1)
        {
            FinishRow(0);
            return;
        }

        _writer.Block(KernelLoop.Header(Next, rows * width, width), () =>
        {
            FinishRow(Next);
            _writer.Blank().Statements(_epilogue.References.Select(reference => Move(reference, _product.CStride)));
        });

        void FinishRow(Position row)
        {
            if (columns == 1)
            {
                FinishVector(row, 0);
                return;
            }

            _writer.Block(KernelLoop.Header(Offset, width, _vector.Lanes), () => FinishVector(row + new Position(Offset), Offset));
        }

        void FinishVector(Position waits, Position at) => _writer.Statements(
            _epilogue.Finish(_vector, _vector.Load(DeferredTiles.Pending, waits), at with { Row = Accumulators.Row }));
    }

    private void Advance(int rows, IEnumerable<string> laidOutAsC)
    {
        // Sums without A have one row, and never move on.
        _writer.Blank()
            .Line(Move(_product.A!, rows * _product.AStrideM))
            .Statements(laidOutAsC.Select(name => Move(name, rows * _product.CStride)));
    }

    private static string Move(string reference, int floats) =>
        $"{reference}{Row} = ref Unsafe.Add(ref {reference}{Row}, {Literal.Int(floats)});";
}
