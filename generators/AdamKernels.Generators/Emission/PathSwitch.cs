using AdamKernels.Generators.Model;
using AdamKernels.Generators.Planning;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission;

/// <summary>The choice among the kernels. The compiler folds the path to a constant, so that only one case remains.</summary>
internal static class PathSwitch
{
    /// <param name="writer">Receives the switch.</param>
    /// <param name="type">The class whose kernels are called.</param>
    /// <param name="indent">Indentation on top of the writer's.</param>
    /// <param name="call">The statement for a kernel class, given its name.</param>
    public static void Emit(SourceWriter writer, TypeSpec type, string indent, Func<string, string> call) =>
        Emit(writer, indent, target => [call(SourceFile.KernelClass(type, target))]);

    /// <param name="writer">Receives the switch.</param>
    /// <param name="indent">Indentation on top of the writer's.</param>
    /// <param name="statements">The statements for a target.</param>
    public static void Emit(SourceWriter writer, string indent, Func<VectorTarget, IReadOnlyList<string>> statements)
    {
        writer.Line($"{indent}switch (global::AdamKernels.VectorPaths.Selected)").Line($"{indent}{{");
        foreach (VectorTarget target in VectorTarget.All)
        {
            writer.Line(target.IsScalar ? $"{indent}    default:" : $"{indent}    case global::AdamKernels.VectorPath.{target.Name}:");
            IReadOnlyList<string> lines = statements(target);
            foreach (string line in lines)
            {
                writer.Line($"{indent}        {line}");
            }

            if (lines[lines.Count - 1] is var last && !last.StartsWith("return", StringComparison.Ordinal) && last != "break;")
            {
                writer.Line($"{indent}        break;");
            }
        }

        writer.Line($"{indent}}}");
    }
}
