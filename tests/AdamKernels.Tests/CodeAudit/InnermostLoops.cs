namespace AdamKernels.Tests.CodeAudit;

/// <summary>Finds the loops of a method that hold no other loop.</summary>
/// <remarks>
/// A backward jump alone does not tell: the compiler moves tests and bodies about, so that a loop may end by falling into its own start,
/// and a jump backwards may only return from code that was moved to the end. A loop is what control flow says: a block that every way into
/// the loop passes (it dominates the others), and the blocks from which a way leads back to it.
/// </remarks>
internal static class InnermostLoops
{
    /// <summary>The instructions of each innermost loop, in the order of the code.</summary>
    public static IReadOnlyList<IReadOnlyList<Instruction>> Of(Listing listing)
    {
        IReadOnlyList<Block> blocks = listing.Blocks;
        List<int>[] next = Successors(blocks);
        HashSet<int>?[] dominators = Dominators(next);
        var loops = new SortedDictionary<int, HashSet<int>>();
        for (int block = 0; block < blocks.Count; block++)
        {
            foreach (int start in next[block].Where(target => dominators[block]?.Contains(target) == true))
            {
                // Two ways back to the same start, such as by "continue", are one loop.
                loops.TryAdd(start, [start]);
                loops[start].UnionWith(Body(start, block, next));
            }
        }

        return
        [
            .. loops
                .Where(loop => !loops.Keys.Any(start => start != loop.Key && loop.Value.Contains(start)))
                .Select(loop => loop.Value.Order().SelectMany(block => blocks[block].Instructions).ToArray()),
        ];
    }

    private static List<int>[] Successors(IReadOnlyList<Block> blocks)
    {
        var next = new List<int>[blocks.Count];
        for (int block = 0; block < blocks.Count; block++)
        {
            next[block] = [];
            Instruction? last = blocks[block].Instructions.LastOrDefault();
            if (last is { IsJump: true, Target.Length: > 0 })
            {
                next[block].Add(Enumerable.Range(0, blocks.Count).Single(target => blocks[target].Label == last.Target));
            }

            if (last?.EndsFlow != true && block + 1 < blocks.Count)
            {
                next[block].Add(block + 1);
            }
        }

        return next;
    }

    /// <summary>For each block those that every way to it passes, itself among them; null where no way leads.</summary>
    private static HashSet<int>?[] Dominators(List<int>[] next)
    {
        var dominators = new HashSet<int>?[next.Length];
        var changed = new Queue<int>();
        if (next.Length > 0)
        {
            dominators[0] = [0];
            changed.Enqueue(0);
        }

        while (changed.TryDequeue(out int block))
        {
            foreach (int target in next[block])
            {
                HashSet<int> through = [.. dominators[block]!.Where(dominators[target] is { } known ? known.Contains : _ => true), target];
                if (dominators[target] is null || through.Count < dominators[target]!.Count)
                {
                    dominators[target] = through;
                    changed.Enqueue(target);
                }
            }
        }

        return dominators;
    }

    /// <summary>The blocks from which a way leads to the loop's end without passing its start.</summary>
    private static HashSet<int> Body(int start, int end, List<int>[] next)
    {
        HashSet<int> body = [start];
        var open = new Stack<int>([end]);
        while (open.TryPop(out int block))
        {
            if (body.Add(block))
            {
                foreach (int before in Enumerable.Range(0, next.Length).Where(before => next[before].Contains(block)))
                {
                    open.Push(before);
                }
            }
        }

        return body;
    }
}
