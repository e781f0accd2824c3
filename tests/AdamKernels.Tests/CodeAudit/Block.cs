namespace AdamKernels.Tests.CodeAudit;

/// <summary>Instructions that run one after the other.</summary>
/// <param name="Label">The group that starts here, such as <c>IG03</c>; empty behind a jump inside a group.</param>
/// <param name="Instructions">Its code; empty where a group is.</param>
internal sealed record Block(string Label, List<Instruction> Instructions);
