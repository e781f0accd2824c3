namespace AdamKernels.Tests.CodeAudit;

/// <summary>The machine code of one method of a class of kernels.</summary>
/// <param name="Network">The network, without its namespace.</param>
/// <param name="Path">The class, such as <c>Vector512Kernels</c>.</param>
/// <param name="Kernel">The method.</param>
/// <param name="Tier">How far it was optimized: <c>FullOpts</c>, <c>Tier0</c>, <c>MinOpts</c> and so on.</param>
/// <param name="HasFramePointer">Whether rbp points at the frame.</param>
/// <param name="Blocks">Basic blocks in the order of the code: only the last instruction of a block jumps.</param>
internal sealed record Listing(string Network, string Path, string Kernel, string Tier, bool HasFramePointer, IReadOnlyList<Block> Blocks);

/// <summary>Instructions that run one after the other.</summary>
/// <param name="Label">The group that starts here, such as <c>IG03</c>; empty behind a jump inside a group.</param>
/// <param name="Instructions">Its code; empty where a group is.</param>
internal sealed record Block(string Label, List<Instruction> Instructions);
