using AdamKernels.Data.Idx;
using AdamKernels.Data.Input;

namespace AdamKernels.Data;

/// <summary>An array in the IDX format, in which MNIST and its relatives are published.</summary>
public sealed class IdxFile
{
    private readonly IdxHeader _header;
    private readonly IdxElement _element;
    private readonly byte[] _body;
    private readonly string? _file;

    private IdxFile(IdxHeader header, byte[] body, string? file)
    {
        _header = header;
        _element = IdxElement.Of(header.Type)!;
        _body = body;
        _file = file;
        Dimensions = Array.AsReadOnly(header.Dimensions);
    }

    /// <summary>The type of the elements in the file.</summary>
    public IdxElementType ElementType => _header.Type;

    /// <summary>The dimensions, for example 60000, 28, 28 for images: at least one, each at least 1.</summary>
    public IReadOnlyList<int> Dimensions { get; }

    /// <summary>Number of items: the first dimension.</summary>
    public int Count => Dimensions[0];

    /// <summary>Number of elements of an item: the product of the other dimensions; 1 for labels.</summary>
    public int ItemLength => _body.Length / _element.Size / Count;

    /// <summary>Reads a file, compressed by gzip or not.</summary>
    /// <param name="path">The file. Its content says whether it is compressed, whatever its name.</param>
    /// <returns>The checked content.</returns>
    /// <exception cref="DataFormatException">
    /// The file is damaged, truncated or longer than its header says. Nothing is allocated for what a header only claims.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IdxFile Read(string path)
    {
        using FileStream source = File.OpenRead(path);
        return Read(source, path);
    }

    /// <summary>Reads a stream to its end, compressed by gzip or not.</summary>
    /// <param name="stream">The stream, which stays open.</param>
    /// <returns>The checked content.</returns>
    /// <exception cref="DataFormatException">
    /// The content is damaged, truncated or longer than its header says. Nothing is allocated for what a header only claims.
    /// </exception>
    public static IdxFile Read(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return Read(stream, file: null);
    }

    /// <summary>Converts the elements, in the order of the file: item by item.</summary>
    /// <param name="scale">
    /// Whether integers are scaled from the range of their type to [0, 1], for example bytes from 0 to 255 by x / 255.
    /// </param>
    /// <returns><see cref="Count"/> × <see cref="ItemLength"/> floats.</returns>
    /// <exception cref="InvalidOperationException">Floating-point numbers, which have no range of their own, are to be scaled.</exception>
    public float[] ToFloats(bool scale = false)
    {
        (double min, double max) = !scale ? (0, 1)
            : _element.Range ?? throw new InvalidOperationException($"Expected integers to scale, but got elements of {ElementType}.");
        var floats = new float[_body.Length / _element.Size];
        for (int i = 0; i < floats.Length; i++)
        {
            floats[i] = (float)((ReadElement(i) - min) / (max - min));
        }

        return floats;
    }

    /// <summary>The elements as labels.</summary>
    /// <param name="classCount">Number of classes, at least 1: labels are below it.</param>
    /// <returns><see cref="Count"/> labels.</returns>
    /// <exception cref="DataFormatException">
    /// A label is negative or not below <paramref name="classCount"/>, the elements are no integers, or an item has several.
    /// </exception>
    public int[] ToLabels(int classCount = int.MaxValue)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classCount, 1);
        if (_element.Range is null)
        {
            throw IdxBytes.Error(_file, 2, "integers as labels", $"elements of {ElementType}");
        }

        if (ItemLength != 1)
        {
            throw IdxBytes.Error(_file, 3, "one label for each item", $"an array of {_header}");
        }

        var labels = new int[Count];
        for (int i = 0; i < labels.Length; i++)
        {
            labels[i] = (int)ReadElement(i);
            if (labels[i] < 0 || labels[i] >= classCount)
            {
                long offset = _header.Length + ((long)i * _element.Size);
                throw IdxBytes.Error(_file, offset, $"a label from 0 to {classCount - 1}", $"{labels[i]}");
            }
        }

        return labels;
    }

    /// <summary>Dimensions and type, for people.</summary>
    /// <returns>For example "60000×28×28 elements of Byte".</returns>
    public override string ToString() => $"{_header} elements of {ElementType}";

    private static IdxFile Read(Stream source, string? file)
    {
        using Stream content = InputFile.Decompress(source);
        var bytes = new IdxBytes(content, file);
        IdxHeader header = IdxHeader.Read(bytes);
        string size = Plural.Of(IdxElement.Of(header.Type)!.Size, "byte");
        byte[] body = bytes.Read(header.BodyLength, $"{Plural.Of(header.BodyLength, "byte")} ({header} elements of {size})");
        bytes.CheckEnd();
        return new IdxFile(header, body, file);
    }

    private double ReadElement(int index) => _element.Read(_body.AsSpan(index * _element.Size));
}
