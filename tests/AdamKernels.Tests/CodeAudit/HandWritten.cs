namespace AdamKernels.Tests.CodeAudit;

/// <summary>Short listings in the form that the just-in-time compiler prints, for tests of the audit itself.</summary>
internal static class HandWritten
{
    /// <summary>A loop that is all right.</summary>
    public const string Product = """
        G_M000_IG03:                ;; offset=0x0020
               vbroadcastss zmm3, dword ptr [rdi]
               vfmadd231ps zmm1, zmm3, zmmword ptr [rsi]
               vfmadd231ps zmm2, zmm3, zmmword ptr [rsi+0x40]
               dec      rax
               jne      SHORT G_M000_IG03

        """;

    /// <summary>
    /// A method with a prologue that saves registers and spills a vector, the given groups from IG03 on, and an epilogue.
    /// </summary>
    public static string Method(string groups, string kernel = "Forward1", string path = "Vector512Kernels", string tier = "FullOpts") =>
        MethodOf($"AdamKernels.Generated.My.Networks.Net.EmittedKernels.{path}", groups, kernel, tier);

    /// <summary>The same of the program that calls the kernels.</summary>
    public static string Pass(string groups, string name, string tier) => MethodOf(
        "AdamKernels.Generated.My.Networks.Net.EmittedKernels.Program`1"
        + "[AdamKernels.Generated.My.Networks.Net.EmittedKernels.Vector512Kernels]",
        groups,
        name,
        tier);

    private static string MethodOf(string type, string groups, string kernel, string tier) => $"""
        ; Assembly listing for method {type}:{kernel}(byref,byref,nuint) ({tier})
        ; Emitting BLENDED_CODE for generic X64 + VEX + EVEX on Unix
        ; rbp based frame
        ; 0 inlinees with PGO data; 44 single block inlinees; 0 inlinees without PGO data

        G_M000_IG01:                ;; offset=0x0000
               push     rbp
               sub      rsp, 464
               lea      rbp, [rsp+0x1F0]

        G_M000_IG02:                ;; offset=0x000B
               vmovups  zmmword ptr [rbp-0x70], zmm1
               align    [3 bytes for IG03]

        {groups}
        G_M000_IG90:                ;; offset=0x0200
               call     [My.Networks.Helper:After(byref)]
               vzeroupper
               pop      rbp
               ret

        RWD00  	dd	3F800000h		;         1

        ; Total bytes of code 818

         294: JIT compiled {type}:{kernel}(byref,byref,nuint) [{tier}, IL size=1282, code size=818]
        """;

    /// <summary>The only listing of a text.</summary>
    public static Listing Parse(string text) =>
        Assert.Single(Disassembly.Parse(text.Split('\n').Select(line => line.TrimEnd('\r'))).Listings);
}
