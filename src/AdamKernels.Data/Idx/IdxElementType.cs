namespace AdamKernels.Data;

/// <summary>The type of the elements of an <see cref="IdxFile"/>. The values are those of the third byte of a file.</summary>
public enum IdxElementType
{
    /// <summary>Unsigned bytes, as pixels and labels of MNIST.</summary>
    Byte = 0x08,

    /// <summary>Signed bytes.</summary>
    SByte = 0x09,

    /// <summary>Signed integers of 16 bits.</summary>
    Int16 = 0x0B,

    /// <summary>Signed integers of 32 bits.</summary>
    Int32 = 0x0C,

    /// <summary>Floating-point numbers of 32 bits.</summary>
    Single = 0x0D,

    /// <summary>Floating-point numbers of 64 bits.</summary>
    Double = 0x0E,
}
