using System.Text.RegularExpressions;

namespace AdamKernels.Tests.CodeAudit;

/// <summary>A line of x64 machine code as the just-in-time compiler prints it, such as <c>vmovups  zmm1, zmmword ptr [rdx]</c>.</summary>
internal sealed partial record Instruction(string Text)
{
    public bool IsCall => Mnemonic == "call";

    /// <summary>Any jump, conditional or not.</summary>
    public bool IsJump => Text.StartsWith('j');

    /// <summary>Whether the next instruction in the text is not the next one in time.</summary>
    public bool EndsFlow => Mnemonic is "jmp" or "ret" or "tail.jmp" or "int3" or "ud2";

    /// <summary>The group of instructions that a jump goes to; empty for one through a register.</summary>
    public string Target => IsJump ? Group().Match(Text).Groups[1].Value : "";

    /// <summary>Multiply-adds of whole vectors: those of single floats are not what a product consists of.</summary>
    public bool IsMultiplyAdd => PackedMultiplyAdd().IsMatch(Text);

    public bool IsMultiplication => Mnemonic == "vmulps";

    public bool IsAddition => Mnemonic == "vaddps";

    /// <summary>Whether it uses zmm, ymm or xmm registers; those of a mask are not counted.</summary>
    public bool UsesVector => VectorRegister().IsMatch(Text);

    /// <summary>The vector registers of an instruction are all of one kind, but for conversions, so the first one tells.</summary>
    public string VectorKind => VectorRegister().Match(Text).Groups[1].Value;

    private string Mnemonic => Text.Split(' ', 2)[0];

    /// <summary>Whether it reads or writes the stack. Folded operands count: a reload can be part of a multiply-add.</summary>
    /// <param name="hasFramePointer">Whether rbp points at the frame; otherwise it is a register like any other.</param>
    public bool UsesStack(bool hasFramePointer) =>
        StackOperand().Match(Text) is { Success: true } match && (hasFramePointer || match.Value != "[rbp");

    [GeneratedRegex(@"G_M\d+_(IG\d+)$")]
    private static partial Regex Group();

    [GeneratedRegex(@"^vfn?m(add|sub)\d+ps\b")]
    private static partial Regex PackedMultiplyAdd();

    [GeneratedRegex(@"\b([xyz]mm)\d+\b")]
    private static partial Regex VectorRegister();

    [GeneratedRegex(@"\[r[bs]p\b")]
    private static partial Regex StackOperand();
}
