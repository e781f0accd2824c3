using System.ComponentModel;
using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>
/// The contract between emitted code and the runtime. The generator implements it for every class with <see cref="NetworkAttribute"/>; do
/// not implement it by hand.
/// </summary>
/// <typeparam name="TSelf">The network itself.</typeparam>
public interface INetwork<TSelf> : INetwork
    where TSelf : class, INetwork<TSelf>
{
    /// <summary>Creates a network whose parameters will be replaced by those of a file.</summary>
    /// <exception cref="InvalidOperationException">The class has required members, which only the program can set.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract TSelf Create();

    /// <summary>The shape and the memory layout.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract NetworkDescription Description { get; }

    /// <summary>The parameters in the kernels' layout.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    AlignedBuffer Parameters { get; }

    /// <summary>The passes over the network, with the kernels that this machine runs.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract NetworkProgram Program { get; }
}
