using System.Reflection;
using System.Runtime.InteropServices;
using AdamKernels.Runtime;

namespace AdamKernels.RobustnessProbe.Bounds;

/// <summary>The maps and sums of the runtime over vectors of any length, each operand at a protected page.</summary>
internal static class MapRun
{
    /// <summary>More than 16 of the widest vectors, and one beyond.</summary>
    private const int MaxLength = 257;

    private delegate void Map(ReadOnlySpan<float> source, Span<float> destination);

    private static readonly GuardedArray<float> s_source = new(2 * MaxLength);
    private static readonly GuardedArray<float> s_destination = new(2 * MaxLength);

    public static void Run()
    {
        foreach (MethodInfo method in typeof(VectorMath).GetMethods().Where(IsMap))
        {
            Run(method.Name, method.CreateDelegate<Map>());
        }

        Run("Finite", (source, _) => Finite.All(source));
        Run("VectorSum", (source, destination) => VectorSum.Add(destination, source));
        RunRows();
        RunTranspositions();
        RunBytes();
    }

    private static bool IsMap(MethodInfo method) => method.GetParameters() is [var source, var destination]
        && source.ParameterType == typeof(ReadOnlySpan<float>) && destination.ParameterType == typeof(Span<float>);

    private static void Run(string name, Map map)
    {
        for (int length = 0; length <= MaxLength; length++)
        {
            Cases.Begin($"{name} of {length}");
            foreach (Placement placement in Placement.OfEveryAlignment)
            {
                Memory<float> source = s_source.Take(length, placement);
                source.Span.Fill(0.5f);
                map(source.Span, s_destination.Take(length, placement).Span);
            }
        }
    }

    /// <summary>Rows that are standardized, spread and packed: of every width up to four vectors and some.</summary>
    private static void RunRows()
    {
        const int MaxWidth = 67;
        for (int width = 1; width <= MaxWidth; width++)
        {
            var standardization = Standardization.Identity(width);
            for (int rows = 0; rows <= MaxLength / width; rows++)
            {
                Cases.Begin($"{rows} rows of {width}");
                int stride = (width + 15) / 16 * 16, length = rows * width;
                int padded = rows == 0 ? 0 : (rows - 1) * stride + width;
                foreach (Placement placement in Placement.AtEitherPage)
                {
                    Span<float> packed = s_source.Take(length, placement).Span;
                    Span<float> other = s_destination.Take(length, placement).Span;
                    standardization.Apply(packed, other);
                    standardization.Invert(packed, other);
                    standardization.Apply(packed, packed);
                    if (padded <= 2 * MaxLength)
                    {
                        Span<float> spread = s_destination.Take(padded, placement).Span;
                        Rows.Spread(packed, width, spread, stride);
                        Rows.Pack(spread, stride, packed, width);
                    }
                }
            }
        }
    }

    private static void RunTranspositions()
    {
        const int MaxSide = 37;
        var source = new GuardedArray<float>(MaxSide * 48);
        var destination = new GuardedArray<float>(MaxSide * 48);
        for (int rows = 1; rows <= MaxSide; rows++)
        {
            for (int columns = 1; columns <= MaxSide; columns++)
            {
                Cases.Begin($"transposition of {rows} rows and {columns} columns");
                int stride = (columns + 15) / 16 * 16;
                foreach (Placement placement in Placement.AtEitherPage)
                {
                    Span<float> from = source.Take((rows - 1) * stride + columns, placement).Span;
                    Span<float> to = destination.Take(columns * rows, placement).Span;
                    Transposition.Transpose(
                        ref MemoryMarshal.GetReference(from), rows, columns, stride, ref MemoryMarshal.GetReference(to), rows);
                    for (int part = 0; part < 3; part++)
                    {
                        Transposition.Transpose(
                            ref MemoryMarshal.GetReference(from),
                            rows,
                            columns,
                            stride,
                            ref MemoryMarshal.GetReference(to),
                            rows,
                            Portion.Of(part, 3));
                    }
                }
            }
        }
    }

    /// <summary>Hashes of bytes.</summary>
    private static void RunBytes()
    {
        var bytes = new GuardedArray<byte>(MaxLength);
        for (int length = 0; length <= MaxLength; length++)
        {
            Cases.Begin($"hash of {length} bytes");
            foreach (Placement placement in Placement.OfEveryAlignment)
            {
                Span<byte> values = bytes.Take(length, placement).Span;
                XxHash64.Of(values);
                if (length >= Checksum.Digits)
                {
                    Checksum.Of(values, digits: 0);
                }
            }
        }
    }
}
