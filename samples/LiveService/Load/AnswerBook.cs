using System.Collections.Concurrent;
using LiveService.Api;

namespace LiveService.Load;

/// <summary>What all clients were answered to the same inputs. Answers of one version must have the same bits.</summary>
/// <remarks>
/// A prediction from weights that change meanwhile, or from others than those of its version, differs from the other answers of the
/// version, unless nothing is learned.
/// </remarks>
internal sealed class AnswerBook
{
    private readonly ConcurrentDictionary<long, float[]> _answers = [];
    private int _answerCount;
    private int _mixtureCount;

    /// <summary>Answers so far.</summary>
    public int AnswerCount => _answerCount;

    /// <summary>Answers with other bits than the first one of their version, or with two outputs for one input.</summary>
    public int MixtureCount => _mixtureCount;

    /// <summary>Versions that have answered.</summary>
    public int VersionCount => _answers.Count;

    /// <summary>Compares an answer. The first and the last input were the same.</summary>
    public void Add(PredictResponse answer)
    {
        float[] outputs = [.. answer.Outputs.SelectMany(row => row)];
        bool isWhole = answer.Outputs[0].AsSpan().SequenceEqual(answer.Outputs[^1])
            && _answers.GetOrAdd(answer.Version, outputs).AsSpan().SequenceEqual(outputs);
        Interlocked.Increment(ref _answerCount);
        Interlocked.Add(ref _mixtureCount, isWhole ? 0 : 1);
    }
}
