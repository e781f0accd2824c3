using System.Text;
using AdamKernels.Data.Input;

namespace AdamKernels.Data.Csv;

/// <summary>The text of a file.</summary>
internal sealed class CsvText : IDisposable
{
    /// <summary>Bytes of another encoding are errors; as unknown characters they would silently be other categories.</summary>
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true);

    private readonly FileStream _file;

    private CsvText(FileStream file)
    {
        _file = file;
        Reader = new StreamReader(InputFile.Decompress(file), StrictUtf8, detectEncodingFromByteOrderMarks: false);
    }

    public TextReader Reader { get; }

    public static CsvText Open(string path) => new(File.OpenRead(path));

    public void Dispose()
    {
        Reader.Dispose();
        _file.Dispose();
    }
}
