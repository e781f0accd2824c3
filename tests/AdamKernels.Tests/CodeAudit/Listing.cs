namespace AdamKernels.Tests.CodeAudit;

/// <summary>The machine code of one kernel, or of one pass of the program that calls kernels.</summary>
/// <param name="Network">The network, without its namespace.</param>
/// <param name="Path">The type that has the kernels, such as <c>Vector512Kernels</c>.</param>
/// <param name="Kernel">The method; one of the program begins with <see cref="Program"/>.</param>
/// <param name="Tier">How far it was optimized: <c>FullOpts</c>, <c>Tier0</c>, <c>MinOpts</c> and so on.</param>
/// <param name="HasFramePointer">Whether rbp points at the frame.</param>
/// <param name="Blocks">Basic blocks in the order of the code: only the last instruction of a block jumps.</param>
internal sealed record Listing(string Network, string Path, string Kernel, string Tier, bool HasFramePointer, IReadOnlyList<Block> Blocks)
{
    /// <summary>What the names of the program's methods begin with.</summary>
    public const string Program = "Program.";

    /// <summary>Whether it only calls kernels. The prediction of one row has them inlined.</summary>
    public bool IsPass => Kernel.StartsWith(Program, StringComparison.Ordinal) && Kernel != Program + "PredictOne";
}
