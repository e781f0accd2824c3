namespace AdamKernels;

/// <summary>The order in which a fit takes the samples of a set, and the samples that it holds back for validation.</summary>
internal sealed class SampleOrder
{
    private int[] _indices = [];

    /// <summary>Chooses the samples for validation. The training samples keep their order.</summary>
    /// <param name="samples">Number of samples of the set.</param>
    /// <param name="held">Number of samples that are held back.</param>
    /// <param name="random">Chooses them.</param>
    /// <param name="training">The indices of the training samples, to be shuffled in place.</param>
    /// <returns>The indices of the samples that are held back.</returns>
    public ReadOnlySpan<int> Split(int samples, int held, scoped ref DeterministicRandom random, out Span<int> training)
    {
        if (_indices.Length < samples)
        {
            _indices = new int[samples];
        }

        Span<int> all = _indices.AsSpan(0, samples);
        for (int i = 0; i < all.Length; i++)
        {
            all[i] = i;
        }

        training = all[..(samples - held)];
        Span<int> validation = all[(samples - held)..];
        if (held > 0)
        {
            random.Shuffle(all);
            training.Sort();
            validation.Sort();
        }

        return validation;
    }
}
