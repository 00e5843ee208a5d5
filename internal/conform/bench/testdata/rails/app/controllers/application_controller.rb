class ApplicationController < ActionController::API
  include FailureResponses
  include Authentication
  include Auditing
  include Paging
end
