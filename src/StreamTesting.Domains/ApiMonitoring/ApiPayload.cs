namespace StreamTesting.Domains;

/// <summary>What a call was about (P-30): two ids, and what belongs to its endpoint; what is null is not written.</summary>
/// <param name="CorrelationId">corr_ and 12 hexadecimal digits.</param>
/// <param name="TraceId">trace_ and 12 hexadecimal digits.</param>
public sealed record ApiPayload(string CorrelationId, string TraceId)
{
    /// <summary>How many items an order has, 1 to 10; only at <c>/api/v1/orders/create</c>.</summary>
    public int? ItemsCount { get; init; }

    /// <summary>What an order costs, 20.00 to 1000.00; only at <c>/api/v1/orders/create</c>.</summary>
    public decimal? TotalAmount { get; init; }

    /// <summary>How a payment is made; only at a POST to the payment service.</summary>
    public string? PaymentMethod { get; init; }

    /// <summary>What is paid, 10.00 to 5000.00; only at a POST to the payment service.</summary>
    public decimal? Amount { get; init; }

    /// <summary>In what it is paid; only at a POST to the payment service.</summary>
    public string? Currency { get; init; }

    /// <summary>How somebody logs in; only at <c>/api/v1/auth/login</c>.</summary>
    public string? AuthMethod { get; init; }

    /// <summary>Where somebody registers; only at <c>/api/v1/auth/register</c>.</summary>
    public string? RegistrationSource { get; init; }
}
