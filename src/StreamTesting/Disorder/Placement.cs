using System.Globalization;

namespace StreamTesting;

/// <summary>Whether the partitions that steps name exist, and are not named against each other.</summary>
internal static class Placement
{
    public static void Check(IEnumerable<DisorderStep> steps, int partitions)
    {
        var empty = steps.OfType<Idle>().Where(idle => idle.From is null).Select(idle => idle.Partition).ToHashSet();
        foreach (var step in steps)
        {
            if (step is PartitionStep { Partition: var known } && known >= partitions)
            {
                throw Missing(step, known, partitions);
            }

            if (step is Skewed { Partition: var target })
            {
                if (target >= partitions)
                {
                    throw Missing(step, target, partitions);
                }

                if (empty.Contains(target))
                {
                    throw new ArgumentException($"The step '{step.Description}' fills a partition that the step 'partition {target} idle' leaves empty; take another, or let it be idle from some time on.");
                }
            }
        }

        if (empty.Count == partitions)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"All {partitions} partition(s) are to be idle, and their keys must go somewhere; spread the plan over more (Over)."));
        }
    }

    private static ArgumentException Missing(DisorderStep step, int partition, int partitions) => new(string.Create(
        CultureInfo.InvariantCulture, $"The step '{step.Description}' names partition {partition}, and there are {partitions} (from 0 to {partitions - 1}); spread the plan over more (Over), or name another."));
}
