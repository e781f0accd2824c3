using System.Text.Json;

namespace AdamKernels;

/// <summary>What a file holds: a network, or a training.</summary>
internal interface IFileContent
{
    /// <summary>Writes what the file says about itself, besides its format and its checksum.</summary>
    void WriteMetadata(Utf8JsonWriter json);

    /// <summary>Goes through the tensors, in the order of the file.</summary>
    void Accept<TVisitor>(ref TVisitor visitor)
        where TVisitor : struct, ITensorVisitor, allows ref struct;
}
