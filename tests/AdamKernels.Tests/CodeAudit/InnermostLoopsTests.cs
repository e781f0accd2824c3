namespace AdamKernels.Tests.CodeAudit;

/// <summary>Loops in every form that the compiler gives them.</summary>
public class InnermostLoopsTests
{
    [Fact]
    public void Method_without_a_loop_has_none() => Assert.Empty(Loops("""
        G_M000_IG03:                ;; offset=0x0020
               je       G_M000_IG90

        """));

    [Fact]
    public void Only_the_inner_one_of_two_loops_counts() => Assert.Equal(["nop 4; jb G_M000_IG04"], Loops("""
        G_M000_IG03:                ;; offset=0x0020
               nop      3

        G_M000_IG04:                ;; offset=0x0030
               nop      4
               jb       G_M000_IG04

        G_M000_IG05:                ;; offset=0x0040
               jb       G_M000_IG03

        """));

    [Fact]
    public void Loop_is_entered_at_its_test_and_goes_on_behind_it() => Assert.Equal(["nop 3; dec rax; jne G_M000_IG03"], Loops("""
        G_M000_IG05:                ;; offset=0x0010
               jmp      G_M000_IG04

        G_M000_IG03:                ;; offset=0x0020
               nop      3

        G_M000_IG04:                ;; offset=0x0030
               dec      rax
               jne      G_M000_IG03

        """));

    /// <summary>The outer loop ends by falling into its start, IG06, and goes on to the inner one by a jump backwards.</summary>
    [Fact]
    public void Outer_loop_may_have_its_start_behind_the_inner_one() => Assert.Equal(["nop 4; dec rax; jne G_M000_IG04"], Loops("""
        G_M000_IG03:                ;; offset=0x0020
               jmp      G_M000_IG07

        G_M000_IG04:                ;; offset=0x0030
               nop      4

        G_M000_IG05:                ;; offset=0x0040
               dec      rax
               jne      G_M000_IG04

        G_M000_IG06:                ;; offset=0x0050
               cmp      rbx, 52
               jae      G_M000_IG90

        G_M000_IG07:                ;; offset=0x0060
               nop      7
               jmp      G_M000_IG05

        """));

    [Fact]
    public void Return_from_code_at_the_end_is_no_loop() => Assert.Empty(Loops("""
        G_M000_IG03:                ;; offset=0x0020
               je       G_M000_IG05

        G_M000_IG04:                ;; offset=0x0030
               jmp      G_M000_IG90

        G_M000_IG05:                ;; offset=0x0040
               nop      5
               jmp      G_M000_IG04

        """));

    private static IEnumerable<string> Loops(string groups) => InnermostLoops
        .Of(HandWritten.Parse(HandWritten.Method(groups)))
        .Select(
            loop => string.Join("; ", loop.Select(line => string.Join(' ', line.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries)))));
}
