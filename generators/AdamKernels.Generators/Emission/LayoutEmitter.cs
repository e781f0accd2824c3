using AdamKernels.Generators.Planning;
using AdamKernels.Generators.Planning.Program;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission;

/// <summary>Emits the names of a network's buffers, by which the program refers to them on every path.</summary>
internal static class LayoutEmitter
{
    /// <summary>The class of the names.</summary>
    private const string Class = "At";

    /// <summary>The name of a buffer in references to it.</summary>
    public static string Name(NamedBuffer buffer) => $"{Class}.{buffer.Name}";

    public static string Emit(NetworkPlan plan) => SourceFile.EmitLayout(plan.Spec.Type, writer => writer
        .Line("/// <summary>Where each buffer starts, in floats. One that is rewritten in place is named after what it holds in the end."
            + "</summary>")
        .Line(SourceFile.GeneratedCode)
        .Block($"internal static class {Class}", () =>
        {
            ILookup<Arena, NamedBuffer> buffers = plan.Program.Buffers.ToLookup(buffer => buffer.Arena);
            writer.Line("// Parameters. Gradients and each state of the optimizer have the same layout.");
            Constants(writer, buffers[Arena.Parameters]);
            writer.Blank().Line("// The workspace.");
            Constants(writer, buffers[Arena.Workspace]);
        }));

    private static void Constants(SourceWriter writer, IEnumerable<NamedBuffer> buffers)
    {
        const int Count = 8;
        foreach (IGrouping<int, NamedBuffer> line in buffers
            .Select((buffer, i) => (Buffer: buffer, Line: i / Count))
            .GroupBy(pair => pair.Line, pair => pair.Buffer))
        {
            writer.Line($"internal const int {string.Join(", ", line.Select(buffer => $"{buffer.Name} = {Literal.Int(buffer.Offset)}"))};");
        }
    }
}
