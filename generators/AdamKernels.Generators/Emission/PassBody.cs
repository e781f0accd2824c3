using AdamKernels.Generators.Planning.Program;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission;

/// <summary>Prints the calls of a pass, and what a thread does of those that several threads share.</summary>
/// <param name="printer">Prints a call.</param>
internal sealed class PassBody(KernelCallPrinter printer)
{
    public void Print(SourceWriter writer, IReadOnlyList<KernelCall> calls)
    {
        for (int i = 0; i < calls.Count; i++)
        {
            switch (printer.SharingOf(calls[i]))
            {
                case Sharing.WholeCall:
                    KernelCall[] together = [.. calls.Skip(i).TakeWhile(call => printer.SharingOf(call) == Sharing.WholeCall)];
                    WorkRange work = together.Select(call => call.Work!).Aggregate((range, next) => range.Joined(next));
                    writer.Block($"if (share.Has({KernelCallPrinter.Print(work)}))", () => PrintEach(writer, together));
                    i += together.Length - 1;
                    break;
                case Sharing.Parameters:
                    string range = KernelCallPrinter.Print(calls[i].Work!);
                    writer.Block(() => PrintEach(
                        writer.Line($"nuint {KernelCallPrinter.FirstParameter} = share.First({range}), count = share.Count({range});"),
                        calls[i]));
                    break;
                default:
                    PrintEach(writer, calls[i]);
                    break;
            }
        }
    }

    private void PrintEach(SourceWriter writer, params KernelCall[] calls)
    {
        foreach (KernelCall call in calls)
        {
            if (call.Comment is { } comment)
            {
                writer.Line($"// {comment}");
            }

            writer.Line(printer.Print(call));
        }
    }
}
