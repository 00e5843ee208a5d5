use crate::auth::Caller;

/// Writes down what the front desk did.
pub fn audit_log(actor: &Caller, action: &str, target: i64) {
    tracing::info!(target: "audit", actor = actor.id, action, subject = target);
}
