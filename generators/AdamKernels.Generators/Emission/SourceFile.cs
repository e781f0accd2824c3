using System.Reflection;
using AdamKernels.Generators.Model;
using AdamKernels.Generators.Planning;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission;

/// <summary>Emits files: everything around their members.</summary>
internal static class SourceFile
{
    /// <summary>The mark of emitted types, with the version of the package. The project keeps the commit out of that version.</summary>
    public static readonly string GeneratedCode = $"[GeneratedCode(\"AdamKernels.Generators\", \"{Version}\")]";

    /// <summary>
    /// What kernels import. The types of the runtime are imported one by one: the user's program may add types to the runtime's namespaces,
    /// and an alias takes precedence over what a namespace contains.
    /// </summary>
    private static readonly string[] KernelUsings =
    [
        "global::System.CodeDom.Compiler",
        "global::System.Runtime.CompilerServices",
        "global::System.Runtime.Intrinsics",
        "DropoutKey = global::AdamKernels.Runtime.DropoutKey",
        "Portion = global::AdamKernels.Runtime.Portion",
        "Prefetch = global::AdamKernels.Runtime.Prefetch",
        "Quotients = global::AdamKernels.Runtime.Quotients",
        "ScalarMath = global::AdamKernels.ScalarMath",
        "ShardSum = global::AdamKernels.Runtime.ShardSum",
        "StepScalars = global::AdamKernels.Runtime.StepScalars",
        "VectorMath = global::AdamKernels.VectorMath",
        "nuint = global::System.UIntPtr",
    ];

    /// <summary>What the program imports, one by one for the same reason.</summary>
    private static readonly string[] ProgramUsings =
    [
        "global::System.CodeDom.Compiler",
        "global::System.Runtime.CompilerServices",
        "AlignedBuffer = global::AdamKernels.Runtime.AlignedBuffer",
        "BatchContext = global::AdamKernels.Runtime.BatchContext",
        "DropoutKey = global::AdamKernels.Runtime.DropoutKey",
        "NetworkProgram = global::AdamKernels.Runtime.NetworkProgram",
        "OptimizerState = global::AdamKernels.Runtime.OptimizerState",
        "Portion = global::AdamKernels.Runtime.Portion",
        "ShardSum = global::AdamKernels.Runtime.ShardSum",
        "Share = global::AdamKernels.Runtime.Share",
        "StepRule = global::AdamKernels.Runtime.StepRule",
        "StepScalars = global::AdamKernels.Runtime.StepScalars",
        "TrainingBuffers = global::AdamKernels.Runtime.TrainingBuffers",
        "Transposition = global::AdamKernels.Runtime.Transposition",
        "VectorPath = global::AdamKernels.VectorPath",
        "VectorPaths = global::AdamKernels.VectorPaths",
        "nuint = global::System.UIntPtr",
    ];

    private static readonly string[] ImportPragmas =
    [
        "CS8981 // nuint is no keyword: a type or a namespace of the program may be called so.",
    ];

    private static string Version =>
        typeof(SourceFile).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <summary>The simple name of the type with the kernels for a target, for use inside its namespace.</summary>
    public static string KernelClass(VectorTarget target) => target.Name + "Kernels";

    /// <summary>The program of a network, by a name that is valid everywhere.</summary>
    public static string Program(TypeSpec type) => $"global::{type.KernelNamespace}.Program.Selected";

    /// <summary>The full name of the class that holds the kernels for a target.</summary>
    public static string KernelClass(TypeSpec type, VectorTarget target) => $"global::{type.KernelNamespace}.{KernelClass(target)}";

    /// <summary>Emits the file with the kernels for one target.</summary>
    /// <remarks>
    /// They are in a namespace of their own: inside the user's class, types and members of the class, of its base class or of its namespace
    /// would take precedence over what they import.
    /// </remarks>
    /// <param name="type">The class whose kernels they are.</param>
    /// <param name="target">The target.</param>
    /// <param name="members">Writes the kernels.</param>
    /// <param name="isProgram">Whether a program takes them as a type argument, which a static class cannot be.</param>
    public static string EmitKernels(TypeSpec type, VectorTarget target, Action<SourceWriter> members, bool isProgram = false)
    {
        string lanes = target.IsScalar ? "single floats" : $"{target.Lanes * 32}-bit vectors";

        // Nothing in a kernel can be null, and nullable analysis would take a fifth of its compile time.
        SourceWriter writer = Start(type.KernelNamespace, KernelUsings, ImportPragmas, nullable: "disable");
        writer.Line($"/// <summary>The kernels for {lanes}. They compute the same bits as those for any other width.</summary>")
            .Line(GeneratedCode)
            .Block(
                isProgram ? $"internal readonly struct {KernelClass(target)} : IKernels" : $"internal static class {KernelClass(target)}",
                () => members(writer));
        return writer.ToString();
    }

    /// <summary>Emits the file with the program, in the namespace of the kernels.</summary>
    public static string EmitProgram(TypeSpec type, Action<SourceWriter> members)
    {
        SourceWriter writer = Start(type.KernelNamespace, ProgramUsings, ImportPragmas);
        members(writer);
        return writer.ToString();
    }

    /// <summary>Emits the file with the layout that the kernels for all targets share.</summary>
    public static string EmitLayout(TypeSpec type, Action<SourceWriter> members)
    {
        SourceWriter writer = Start(type.KernelNamespace, ["global::System.CodeDom.Compiler"]);
        members(writer);
        return writer.ToString();
    }

    /// <summary>Emits a file with one part of the user's class.</summary>
    /// <param name="type">The class.</param>
    /// <param name="usings">What to import.</param>
    /// <param name="members">Writes the members.</param>
    /// <param name="interfaces">The list of interfaces, with its colon; empty for none.</param>
    /// <param name="documentation">Writes the documentation of the class.</param>
    /// <param name="pragmas">Warnings that the file disables, each with its reason.</param>
    public static string Emit(
        TypeSpec type,
        string[] usings,
        Action<SourceWriter> members,
        string interfaces = "",
        Action<SourceWriter>? documentation = null,
        string[]? pragmas = null)
    {
        SourceWriter writer = Start(type.Namespace, usings, pragmas);
        Nest(writer, type, 0, () =>
        {
            documentation?.Invoke(writer);
            writer.Block($"partial class {type.Name}{interfaces}", () => members(writer));
        });
        return writer.ToString();
    }

    private static SourceWriter Start(string ns, string[] usings, string[]? pragmas = null, string nullable = "enable")
    {
        var writer = new SourceWriter();
        writer.Line("// <auto-generated/>").Line($"#nullable {nullable}");
        foreach (string pragma in pragmas ?? [])
        {
            writer.Line($"#pragma warning disable {pragma}");
        }

        writer.Line("");
        if (ns.Length > 0)
        {
            writer.Line($"namespace {ns};").Line("");
        }

        // Inside the namespace, so that imports take precedence over types of surrounding namespaces.
        foreach (string name in usings)
        {
            writer.Line($"using {name};");
        }

        return usings.Length > 0 ? writer.Line("") : writer;
    }

    private static void Nest(SourceWriter writer, TypeSpec type, int depth, Action body)
    {
        if (depth == type.Containers.Count)
        {
            body();
            return;
        }

        writer.Block(type.Containers[depth], () => Nest(writer, type, depth + 1, body));
    }
}
